import { lazily } from '../../shared/lazily';
import type { ProofProps } from './ProofDetails';

/** One proof, opened beside what names it. */
export const ProofDrawer = lazily<ProofProps>(async () => (await import('./ProofDetails')).ProofDetails);
