export { DailyJobs, hourInShanghai } from './daily-jobs';
export { JobsModule } from './jobs.module';
export { Postman } from './postman';
export { signedUrl, type Robot } from './robot';
export { Scheduler, type JobsSettings } from './scheduler';
