import type { Schemas } from '../../shared/api';
import type { Edition } from '../../shared/queries';
import type { ClauseLine } from './overlay';

/** Everything a checklist rests on. */
export interface ChecklistData {
  readonly assessment: Schemas['Assessment'];
  readonly hospital: Schemas['Hospital'];
  readonly edition: Edition;
  readonly lines: ClauseLine[];
  readonly departments: Schemas['Department'][];
  readonly compliance: Schemas['Compliance'] | undefined;
  readonly work: Schemas['AssessmentWork'] | undefined;
}
