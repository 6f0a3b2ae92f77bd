const KEY = 'dabiao.signedIn';

/**
 * The session is in a cookie that no script can read. This note says whether it is worth asking for, so that whoever
 * opens the page for the first time is not met by a refusal.
 */
export function rememberSignedIn(yes: boolean): void {
  try {
    if (yes) localStorage.setItem(KEY, '1');
    else localStorage.removeItem(KEY);
  } catch {
    // Then it is asked each time.
  }
}

export function mayBeSignedIn(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return true;
  }
}
