// Talks to the functions behind this page. No token ever comes here: the browser sends its cookie by itself.

/** What went wrong, as a word of the functions' closed list. */
export class Failure extends Error {
  constructor(code, status) {
    super(code);
    this.code = code;
    this.status = status;
  }
}

const TEXTS = {
  agent_busy: 'The agent is busy. Try again in a moment.',
  agent_failed: 'The agent could not finish its answer. Try again, or say it in another way.',
  agent_missing: 'The agent is not there right now. Try again later.',
  agent_silent: 'The agent took too long to answer. Try again, perhaps with less at once.',
  agent_unreachable: 'The agent cannot be reached. Try again later.',
  cross_site: 'The request was refused to protect you. Reload the page and try again.',
  forbidden: 'You are not allowed to do this. An administrator of your organisation can change that.',
  no_such_conversation: 'This conversation is not there any more. Start a new one.',
  not_a_file_name: 'The file has a name that cannot be kept. Rename it and try again.',
  offline: 'There is no connection. Your text is kept; try again when you are online.',
  provider_unavailable: 'Signing in does not work right now. Try again in a few minutes.',
  signed_out: 'Your session has ended. Your text is kept: sign in again and go on.',
  too_large: 'This is too large. Files may have 4 MB, a message a bit less than 256 KB.',
  too_many_calls: 'Your organisation has many questions open at this moment. Try again in a moment.',
  took_too_long: 'The answer took too long and was cut off.',
};

/** A sentence that says what happened and what to do. */
export function explain(failure) {
  return Object.hasOwn(TEXTS, failure.code) ? TEXTS[failure.code] : 'Something went wrong on our side. Try again later.';
}

const SIGN_IN = {
  failed: 'Signing in did not work. Try again; if you had the page open for a while, that may be why.',
  not_admitted: 'Your account is known, but it may not use this agent. Ask an administrator of your organisation.',
  unavailable: TEXTS.provider_unavailable,
};

/** What to say about `?sign_in=`; an unknown word says nothing. */
export function explainSignIn(word) {
  return Object.hasOwn(SIGN_IN, word) ? SIGN_IN[word] : '';
}

async function request(method, path, { body, headers = {}, signal } = {}) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      body,
      signal,
      headers: { 'X-Acore-Csrf': '1', ...headers },
      credentials: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
    });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Failure('offline', 0);
  }
  if (answer.ok) return answer;
  let content = {};
  try {
    content = await answer.json();
  } catch {
    // API Gateway's own refusals have other bodies
  }
  const code = answer.status === 401 ? 'signed_out' : (content.error ?? 'unknown');
  const failure = new Failure(code, answer.status);
  failure.content = content;
  throw failure;
}

const json = (content) => ({ body: JSON.stringify(content), headers: { 'Content-Type': 'application/json' } });

export const session = async () => (await request('GET', '/auth/session')).json();
export const signOut = async () => (await request('POST', '/auth/logout', json({}))).json();
export const conversations = async () => (await (await request('GET', '/api/conversations')).json()).conversations;
export const begin = async (title) => (await (await request('POST', '/api/conversations', json({ title }))).json()).conversation;
export const forget = (id) => request('DELETE', `/api/conversations/${encodeURIComponent(id)}`);
export const stop = (id) => request('POST', `/api/conversations/${encodeURIComponent(id)}/stop`, json({}));

export async function upload(file) {
  const answer = await request('PUT', `/api/files/${encodeURIComponent(file.name)}`, {
    body: file,
    headers: { 'Content-Type': 'application/octet-stream' },
  });
  return (await answer.json()).file;
}

export function ask(id, input, signal) {
  const { body, headers } = json({ input });
  return request('POST', `/api/conversations/${encodeURIComponent(id)}/invocations`, {
    body,
    signal,
    headers: { ...headers, Accept: 'text/event-stream, application/json' },
  });
}
