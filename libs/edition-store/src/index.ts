export { EditionStore, readEdition, type CheckedFile, type Found } from './edition-store';
export { readIndicatorSets } from './indicator-sets';
export type { FileProblem } from './standards-file';
export { seedsFolder } from './seeds-folder';
