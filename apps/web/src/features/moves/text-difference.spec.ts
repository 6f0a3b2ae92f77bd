import { textDifference } from './text-difference';

/** `[-old-]` and `{+new+}`. */
const shown = (before: string, after: string): string =>
  textDifference(before, after)
    .map(({ kind, text }) => ({ same: text, old: `[-${text}-]`, new: `{+${text}+}` })[kind])
    .join('');

it.each([
  ['平均住院日不超过 9 天', '平均住院日不超过 8.5 天', '平均住院日不超过 [-9-]{+8.5+} 天'],
  ['设置急诊科', '独立设置急诊科', '{+独立+}设置急诊科'],
  ['每年至少两次演练', '每年演练', '每年[-至少两次-]演练'],
  ['at least 90% of them', 'at least 95% of them', 'at least [-90%-]{+95%+} of them'],
  ['同样', '同样', '同样'],
  ['', '新的', '{+新的+}'],
  ['旧的', '', '[-旧的-]'],
  ['', '', ''],
])('%s → %s', (before, after, expected) => {
  expect(shown(before, after)).toBe(expected);
});

it('gives both texts back whole', () => {
  const [before, after] = ['胸痛患者 10 分钟内完成首份心电图', '所有胸痛患者到院 10 分钟内完成心电图并传输'];
  const pieces = textDifference(before, after);
  const of = (gone: string): string =>
    pieces
      .filter(({ kind }) => kind !== gone)
      .map(({ text }) => text)
      .join('');
  expect([of('new'), of('old')]).toEqual([before, after]);
});
