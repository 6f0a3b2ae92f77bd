import { LivingBackend1763700000001 } from './1763700000001-living-backend';

export const MIGRATIONS = [LivingBackend1763700000001];
