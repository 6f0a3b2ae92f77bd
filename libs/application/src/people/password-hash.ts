import { argon2id, hash, verify } from 'argon2';
import { invalid } from '@dabiao/kernel';
import { passwordProblems } from './password-policy';

/** As OWASP recommends for argon2id: 19 MiB, two passes, one lane. */
const PARAMETERS = { type: argon2id, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;

/** The hash of a password that is good enough. Throws password.weak. */
export async function hashNewPassword(password: string, login: string): Promise<string> {
  const problems = passwordProblems(password, login);
  if (problems.length > 0) throw invalid('password.weak', {}, { problems });
  return hash(password.normalize('NFKC'), PARAMETERS);
}

/** Nobody's password, hashed as everybody's: an unknown sign-in name takes as long to refuse as a known one. */
let nobody: Promise<string> | undefined;

/** Whether the password is right. Without a hash it takes as long and never is. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hash('nobody', PARAMETERS);
  const right = await verify(passwordHash ?? (await nobody), password.normalize('NFKC'));
  return right && passwordHash !== null;
}
