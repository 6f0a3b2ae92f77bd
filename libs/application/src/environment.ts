type Env = Readonly<Record<string, string | undefined>>;

/** What a variable says. A compose file sets variables that nobody filled in to nothing: then it says nothing. */
export const givenIn = (env: Env, name: string): string | undefined =>
  env[name]?.trim() ? env[name] : undefined;

export interface Bounds {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
}

/** A variable that holds a whole number; what is wrong with it is added to `wrong`. */
export function wholeNumberIn(
  env: Env,
  wrong: string[],
  name: string,
  { usual, least, most }: Bounds,
): number {
  const value = Number(givenIn(env, name) ?? usual);
  if (!Number.isInteger(value) || value < least || value > most)
    wrong.push(`${name} must be a whole number from ${least} to ${most}`);
  return value;
}
