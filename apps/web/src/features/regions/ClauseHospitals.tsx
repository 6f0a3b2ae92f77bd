import { useState, type ReactNode } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { Link } from 'react-router';
import { api } from '../../shared/api';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { DataTable } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import { Pages } from '../../shared/ui/Pages';
import type { Column } from './columns';

interface Props {
  readonly region: string;
  readonly column: Column;
  readonly clause: { readonly code: string; readonly title: string };
  readonly close: () => void;
}

const SIZE = 50;

/** One clause at every hospital of the region: what it says, what supports it, what an inspector said. */
export function ClauseHospitals({ region, column: { editionId: id }, clause, close }: Props): ReactNode {
  const { t, nameOf } = useText();
  const [page, setPage] = useState(1);
  const hospitals = useQuery({
    queryKey: ['clauseHospitals', id, clause.code, region, page],
    queryFn: () =>
      api().get('/api/standards/{id}/clauses/{code}/hospitals', {
        path: { id, code: clause.code },
        query: { region, page, size: SIZE },
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <Drawer open size={560} onClose={close} title={`${clause.code} ${clause.title}`}>
      <Loaded query={hospitals}>
        {({ items, total }) => (
          <>
            <DataTable
              label={t('web.region.hospitals')}
              rows={items}
              rowKey={({ assessmentId }) => assessmentId}
              columns={[
                {
                  ...{ key: 'hospital', title: t('web.region.hospital'), header: true },
                  cell: ({ hospital, assessmentId }) => (
                    <Link to={checklistPath(assessmentId, { clause: clause.code })}>{nameOf(hospital)}</Link>
                  ),
                },
                {
                  ...{ key: 'verdict', title: t('web.region.weak.says'), nowrap: true },
                  cell: ({ record: { verdict, item } }) =>
                    item === null
                      ? t(`web.verdict.${verdict}`)
                      : t('web.home.ladder.level', { level: item.level }),
                },
                {
                  ...{ key: 'proven', title: t('web.region.weak.proof'), nowrap: true },
                  cell: ({ proven }) => t(proven ? 'web.region.weak.proven' : 'web.region.weak.unproven'),
                },
                {
                  ...{ key: 'review', title: t('web.region.weak.review'), nowrap: true },
                  cell: ({ review }) => t(`web.region.weak.review.${review?.verdict ?? 'none'}`),
                },
              ]}
            />
            <Pages page={page} size={SIZE} total={total} set={setPage} />
          </>
        )}
      </Loaded>
    </Drawer>
  );
}
