import { LivingBackend1763700000001 } from './1763700000001-living-backend';
import { Inspection1764000000001 } from './1764000000001-inspection';
import { Notices1764150000001 } from './1764150000001-notices';

export const MIGRATIONS = [LivingBackend1763700000001, Inspection1764000000001, Notices1764150000001];
