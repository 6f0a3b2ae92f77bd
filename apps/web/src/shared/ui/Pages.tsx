import type { ReactNode } from 'react';
import { lazily } from '../lazily';
import './pages.css';

// Most lists have one page.
const Pagination = lazily(async () => (await import('antd/es/pagination')).default);

interface Props {
  readonly page: number;
  /** Entries on one page. */
  readonly size: number;
  readonly total: number;
  readonly set: (page: number) => void;
  /** Where there is no room for numbers: one page, and the way to the next. */
  readonly simple?: boolean;
}

/** The pages of a list, where there is more than one. */
export function Pages({ page, size, total, set, simple = false }: Props): ReactNode {
  if (total <= size) return null;
  return (
    <div className="pages no-print">
      <Pagination
        current={page}
        pageSize={size}
        total={total}
        showSizeChanger={false}
        simple={simple}
        onChange={set}
      />
    </div>
  );
}
