import { readConfig, type Config } from '@dabiao/application';
import { Refusal } from './context';

/** The environment as the server reads it. */
export function configOrRefusal(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    throw new Refusal([error instanceof Error ? error.message : String(error)]);
  }
}
