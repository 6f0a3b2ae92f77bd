import { LivingBackend1763700000001 } from './1763700000001-living-backend';
import { Readings1764200000001 } from './1764200000001-readings';

export const MIGRATIONS = [LivingBackend1763700000001, Readings1764200000001];
