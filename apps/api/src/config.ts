export { readConfig, type Config } from '@dabiao/application';

/** Where a controller finds the settings. */
export const CONFIG = Symbol('Config');
