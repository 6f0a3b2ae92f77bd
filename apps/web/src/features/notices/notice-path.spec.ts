import { kindsOf, noticePath, OCCASIONS, type Notice } from './notice-path';

const notice = (of: Partial<Notice>): Notice => ({
  ...{ id: 'n', kind: 'clauseDue', text: '', hospitalId: 'h', assessmentId: null, code: null, subject: null },
  ...{ month: null, count: 1, codes: [], day: '2026-11-26', createdAt: '', readAt: null },
  ...of,
});

it('every occasion has kinds, and no kind is of two', () => {
  const kinds = OCCASIONS.map(kindsOf);
  expect(kinds.every(({ length }) => length > 0)).toBe(true);
  expect(new Set(kinds.flat()).size).toBe(kinds.flat().length);
  expect(kindsOf('proofs')).toEqual(['evidenceExpiring', 'evidenceExpired']);
});

it.each([
  [{ kind: 'clauseAssigned', assessmentId: 'a', code: '1.1' }, '/assessments/a?clause=1.1'],
  [{ kind: 'clauseOverdue', assessmentId: 'a', count: 7 }, '/assessments/a?show=overdue'],
  [{ kind: 'clauseAssigned', assessmentId: 'a', count: 7 }, '/assessments/a?show=owed'],
  [{ kind: 'clauseRejected', assessmentId: 'a', code: '1.1', subject: 'f' }, '/assessments/a?clause=1.1'],
  [{ kind: 'clauseRejected', assessmentId: 'a', count: 7 }, '/hospitals/h/findings'],
  [{ kind: 'findingReturned', assessmentId: 'a', code: '1.1', subject: 'f' }, '/findings/f'],
  [{ kind: 'findingReturned', assessmentId: 'a', count: 2 }, '/hospitals/h/findings?state=returned'],
  [{ kind: 'extensionAsked', assessmentId: 'a', count: 2 }, '/hospitals/h/findings?extension=true'],
  [{ kind: 'appealFiled', assessmentId: 'a', code: '1.1', subject: 'p' }, '/hospitals/h/appeals?state=filed'],
  [{ kind: 'proofDue', assessmentId: 'a', code: '1.1', subject: 'r' }, '/assessments/a?clause=1.1'],
  [{ kind: 'proofRequested', assessmentId: 'a', count: 2 }, '/hospitals/h/proof-requests'],
  [{ kind: 'proofAnswered', assessmentId: 'a', count: 2 }, '/hospitals/h/proof-requests?show=answered'],
  [{ kind: 'evidenceExpired', subject: 'e' }, '/hospitals/h/evidence?proof=e'],
  [{ kind: 'evidenceExpiring', count: 3 }, '/hospitals/h/evidence?state=expiring'],
  [{ kind: 'monthLate', subject: 'm', month: '2026-10' }, '/hospitals/h/months/2026-10'],
  [{ kind: 'visitAnnounced', subject: 'v' }, '/hospitals/h'],
  [{ kind: 'certificateEnding', assessmentId: 'a' }, '/hospitals/h/assessments'],
] as const)('%j leads to %s', (of, path) => {
  expect(noticePath(notice(of))).toBe(path);
});
