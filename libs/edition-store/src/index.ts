export { EditionStore, type CheckedFile, type Found } from './edition-store';
export type { FileProblem } from './standards-file';
