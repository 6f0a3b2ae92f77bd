export { DEMO_ACCOUNTS, type DemoAccount } from './accounts';
export { REASONS, type DemoAnswer, type DemoItem } from './answer';
export { Dice } from './dice';
export { DEMO_HOSPITALS, type DemoAssessment, type DemoHospital } from './hospitals';
export { LIULIN_DAY, liulinSheet } from './liulin';
export { DEMO_DEPARTMENTS, DEMO_REGIONS, departmentFor } from './places';
export { onsitePhoto } from './onsite-photo';
export { proofFile } from './proof-file';
export { DEMO_PROOFS, type DemoProof } from './proofs';
export {
  DEMO_GOALS,
  DEMO_SERIES,
  demoReadings,
  type DemoGoal,
  type DemoReading,
  type DemoSeries,
} from './readings';
export { story, type Step } from './story';
export { demoMonths, type DemoMonth } from './months';
