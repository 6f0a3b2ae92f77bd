export { createClient, type Client, type ClientOptions } from './client';
export { ApiProblem, type Problem } from './problem';
export type { components, paths } from './schema';
