import { lazily } from '../lazily';
import { Loading } from '../ui/Loading';
import type { LinesProps } from './DrawnLines';

/** Lines over time. What draws them comes after the screen is there. */
export const LineChart = lazily<LinesProps>(
  async () => (await import('./DrawnLines')).DrawnLines,
  <Loading />,
);
