// How long what opens the door lasts.

/** A session ends so long after it began, whatever is done in it. */
export const SESSION_SECONDS = 12 * 3600;

/** So long a sign-in waits for its second factor. */
export const CHALLENGE_SECONDS = 600;

export const INVITATION_MS = 7 * 24 * 3600 * 1000;
