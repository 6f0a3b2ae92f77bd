export { EvidenceStore, HEAD_BYTES, type Draft, type Stored } from './evidence-store';
