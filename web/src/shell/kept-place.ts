/** The address in the tab's storage, over a way through foreign pages, which do not see it. */
const KEY = 'kept-place';

/** Keeps where this tab is. */
export function keepPlace(): void {
  const { hash } = globalThis.location;
  sessionStorage.setItem(KEY, hash === '#/sign-in' ? '#/' : hash);
}

/** Goes where this tab was; once, and only from the front page. */
export function returnToPlace(): void {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (kept?.startsWith('#/') === true && globalThis.location.hash === '') {
    globalThis.history.replaceState(null, '', kept);
  }
}
