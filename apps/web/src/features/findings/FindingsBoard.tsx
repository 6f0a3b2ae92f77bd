import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { Loaded } from '../../shared/ui/Loaded';
import { FindingTile } from './FindingTile';
import { figurePath, type Filters, type Place } from './place';
import { useFindings, type State } from './use-findings';

const COLUMNS = ['open', 'planned', 'fixed', 'returned', 'closed'] as const satisfies readonly State[];
const SHOWN = 20;

interface Props {
  readonly place: Place;
  readonly filters: Filters;
}

/** The same findings side by side, by how far they are. */
export function FindingsBoard(props: Props): ReactNode {
  return (
    <div className="finding-board">
      {COLUMNS.map((state) => (
        <BoardColumn key={state} state={state} {...props} />
      ))}
    </div>
  );
}

function BoardColumn({ state, place, filters }: Props & { readonly state: State }): ReactNode {
  const { t } = useText();
  const findings = useFindings({ ...filters.within, state }, 1, SHOWN);
  const total = findings.data?.total ?? 0;
  return (
    <Card title={t(`web.finding.state.${state}`)} extra={<span className="figures">{total}</span>} flush>
      <Loaded query={findings}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="table-empty">{t('web.finding.column.none')}</p>}
            <ul className="finding-tiles">
              {items.map((finding) => (
                <FindingTile key={finding.id} finding={finding} withHospital={place.region !== undefined} />
              ))}
            </ul>
            {total > items.length && (
              <p className="finding-more small">
                <Link to={figurePath(place, filters.search, { figure: undefined, state })}>
                  {t('web.finding.column.more', { count: total - items.length })}
                </Link>
              </p>
            )}
          </>
        )}
      </Loaded>
    </Card>
  );
}
