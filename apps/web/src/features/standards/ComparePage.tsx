import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api, type Schemas } from '../../shared/api';
import { useEdition } from '../../shared/queries';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { isRefusal, Loaded } from '../../shared/ui/Loaded';
import { NotFound } from '../../shared/ui/NotFound';
import { PageHead } from '../../shared/ui/PageHead';
import './standards.css';

/** What happened between two editions, clause by clause. */
export function ComparePage(): ReactNode {
  const { before, after } = useParams() as { before: string; after: string };
  const { t } = useText();
  const difference = useQuery({
    queryKey: ['difference', before, after],
    queryFn: () => api().get('/api/standards/{before}/changes/{after}', { path: { before, after } }),
    staleTime: Infinity,
  });
  if (isRefusal(difference.error)) return <NotFound error={difference.error} />;
  return (
    <div className="page">
      <PageHead
        title={t('web.standard.compare')}
        tags={
          <span>
            <Link to={`/standards/${encodeURIComponent(before)}`}>{before}</Link> →{' '}
            <Link to={`/standards/${encodeURIComponent(after)}`}>{after}</Link>
          </span>
        }
      />
      <Loaded query={difference}>{(data) => <Difference {...{ data, before, after }} />}</Loaded>
    </div>
  );
}

interface Props {
  readonly data: Schemas['EditionDifference'];
  readonly before: string;
  readonly after: string;
}

function Difference({ data, before, after }: Props): ReactNode {
  const { t, words } = useText();
  const old = useEdition(before);
  const now = useEdition(after);
  const titleOf = (code: string): string => {
    const find = (edition: typeof now) => edition.data?.clauses.find((clause) => clause.code === code)?.title;
    const title = find(now) ?? find(old);
    return title ? words(title) : '';
  };
  const part = (
    name: 'added' | 'removed' | 'changed' | 'renumbered' | 'reclassified',
    lines: [string, string][],
  ) => (
    <Card title={`${t(`web.standard.${name}`)} (${lines.length})`} key={name}>
      {lines.length === 0 ? (
        <span className="muted">{t('web.none')}</span>
      ) : (
        <ul className="standards-changes">
          {lines.map(([code, more]) => (
            <li key={code}>
              <b>{code}</b> {titleOf(code)} {more && <span className="muted small">{more}</span>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
  const plain = (codes: readonly string[]): [string, string][] => codes.map((code) => [code, '']);
  const fields = (changes: readonly Schemas['ClauseChange'][]): [string, string][] =>
    changes.map((one) => [one.code, t('web.standard.fields', { fields: one.fields.join(', ') })]);
  return (
    <div className="standards">
      {part('changed', fields(data.changed))}
      {part('added', plain(data.added))}
      {part('removed', plain(data.removed))}
      {part(
        'renumbered',
        data.renumbered.map(({ from, to }) => [to, `← ${from}`]),
      )}
      {part('reclassified', fields(data.reclassified))}
      <p className="muted">
        {t('web.standard.unchanged')}: {data.unchanged.length}
      </p>
    </div>
  );
}
