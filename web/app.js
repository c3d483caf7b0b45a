// The page: who is signed in, the conversations, and the one that is open. All text goes in as text, never as HTML.
import * as api from './api.js';
import { blocks, read } from './answer.js';

const $ = (id) => document.getElementById(id);
const DRAFT = 'acore.draft';
const MOST_TITLE = 60;

const state = {
  conversation: null, // id, or null for one that does not exist yet
  messages: new Map(), // id -> messages of this visit
  files: [],
  asking: null, // AbortController while an answer comes
};

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// --- drafts: what was typed survives a reload and a sign-in

function keepDraft() {
  sessionStorage.setItem(DRAFT, JSON.stringify({ text: $('prompt').value, conversation: state.conversation }));
}

function restoreDraft() {
  try {
    const draft = JSON.parse(sessionStorage.getItem(DRAFT) ?? '{}');
    $('prompt').value = typeof draft.text === 'string' ? draft.text : '';
    state.conversation = typeof draft.conversation === 'string' ? draft.conversation : null;
  } catch {
    sessionStorage.removeItem(DRAFT);
  }
}

// --- notices

function notice(text, { signIn = false } = {}) {
  $('notice-text').textContent = text;
  $('notice-sign-in').hidden = !signIn;
  $('notice').hidden = text === '';
}

function fail(failure) {
  if (failure.code === 'signed_out') {
    keepDraft();
    const providers = failure.content?.sign_in ?? [];
    $('notice-sign-in').href = providers.length === 1 ? loginAddress(providers[0].issuer) : '/';
  }
  notice(api.explain(failure), { signIn: failure.code === 'signed_out' });
}

const loginAddress = (issuer) => `/auth/login?${new URLSearchParams({ issuer, return_to: '/' })}`;

// --- the conversation that is open

function showMessage(message) {
  const text = element('div', { className: 'text' });
  const item = element(
    'article',
    { className: `message ${message.from}` },
    element('h3', { textContent: message.from === 'user' ? 'You' : $('agent').textContent }),
    text,
  );
  const draw = () => {
    text.replaceChildren(
      ...blocks(message.text).map((part) =>
        part.code ? element('pre', {}, element('code', { textContent: part.text })) : document.createTextNode(part.text)),
    );
    if (message.problem) {
      item.classList.add('failed');
      item.append(element('p', { className: 'problem', textContent: message.problem }));
    }
  };
  draw();
  $('log').append(item);
  return draw;
}

function showConversation() {
  const messages = state.messages.get(state.conversation) ?? [];
  $('log').replaceChildren();
  if (messages.length === 0) {
    $('log').append(
      element('p', {
        className: 'empty',
        textContent: state.conversation === null
          ? 'Ask something to begin.'
          : 'The agent remembers this conversation. What was said before is not kept in this page.',
      }),
    );
  }
  messages.forEach(showMessage);
  $('log').scrollTop = $('log').scrollHeight;
  for (const entry of document.querySelectorAll('#conversations .open')) {
    if (entry.dataset.id === state.conversation) entry.setAttribute('aria-current', 'true');
    else entry.removeAttribute('aria-current');
  }
}

function followEnd() {
  const log = $('log');
  if (log.scrollHeight - log.scrollTop - log.clientHeight < 200) log.scrollTop = log.scrollHeight;
}

function setAsking(controller) {
  state.asking = controller;
  $('send').hidden = controller !== null;
  $('stop').hidden = controller === null;
  $('status').textContent = controller === null ? '' : 'The agent is answering…';
}

async function send() {
  const text = $('prompt').value.trim();
  if (text === '' || state.asking !== null) return;
  const controller = new AbortController();
  setAsking(controller);
  notice('');
  let question;
  let answer;
  try {
    if (state.conversation === null) {
      state.conversation = await api.begin(text.slice(0, MOST_TITLE));
      await showConversations();
    }
    const id = state.conversation;
    const messages = state.messages.get(id) ?? [];
    state.messages.set(id, messages);
    const input = { prompt: text };
    if (state.files.length > 0) input.files = state.files.map((file) => file.key);
    const response = await api.ask(id, input, controller.signal);
    // Only now is it sent for certain, so only now does it leave the box
    question = { from: 'user', text };
    answer = { from: 'agent', text: '' };
    messages.push(question, answer);
    $('prompt').value = '';
    state.files = [];
    showFiles();
    keepDraft();
    showConversation();
    $('log').lastElementChild.remove();
    const draw = showMessage(answer);
    await read(response, (words) => {
      answer.text += words;
      draw();
      followEnd();
    });
  } catch (error) {
    const failure = error instanceof api.Failure ? error : new api.Failure('agent_failed', 0);
    const stopped = error.name === 'AbortError';
    if (answer) {
      answer.problem = stopped ? 'You stopped the answer here.' : api.explain(failure);
      showConversation();
    } else if (!stopped) {
      fail(failure);
    }
    if (!answer) keepDraft();
  } finally {
    setAsking(null);
    $('prompt').focus();
  }
}

async function stopAnswer() {
  if (state.asking === null) return;
  state.asking.abort();
  if (state.conversation !== null) {
    // The agent need not hear of it for the page to go on
    await api.stop(state.conversation).catch(() => {});
  }
}

// --- the list of conversations

async function showConversations() {
  const list = await api.conversations();
  $('conversations').replaceChildren(
    ...list.map(({ conversation, title }) => {
      const name = title || 'Without a title';
      const open = element('button', { type: 'button', className: 'quiet open', textContent: name });
      open.dataset.id = conversation;
      open.addEventListener('click', () => openConversation(conversation));
      const remove = element('button', { type: 'button', className: 'quiet', textContent: '×' });
      remove.setAttribute('aria-label', `Delete “${name}”`);
      remove.addEventListener('click', () => removeConversation(conversation, name));
      return element('li', {}, open, remove);
    }),
  );
}

function openConversation(id) {
  if (state.asking !== null) return;
  state.conversation = id;
  closeSide();
  keepDraft();
  showConversation();
  $('prompt').focus();
}

async function removeConversation(id, name) {
  if (!window.confirm(`Delete “${name}”? The agent forgets its session.`)) return;
  try {
    await api.forget(id);
    state.messages.delete(id);
    if (state.conversation === id) state.conversation = null;
    await showConversations();
    showConversation();
  } catch (failure) {
    fail(failure);
  }
}

function closeSide() {
  $('side').classList.remove('open');
  $('menu').setAttribute('aria-expanded', 'false');
}

// --- files

async function attach(file) {
  $('status').textContent = `Uploading ${file.name}…`;
  try {
    state.files.push({ name: file.name, key: await api.upload(file) });
    $('status').textContent = `${file.name} is attached to your next message.`;
    showFiles();
  } catch (failure) {
    $('status').textContent = '';
    fail(failure);
  }
}

function showFiles() {
  $('files').replaceChildren(
    ...state.files.map((file) => {
      const remove = element('button', { type: 'button', className: 'quiet', textContent: '×' });
      remove.setAttribute('aria-label', `Do not attach ${file.name}`);
      remove.addEventListener('click', () => {
        state.files = state.files.filter((other) => other !== file);
        showFiles();
      });
      return element('li', {}, file.name, remove);
    }),
  );
}

// --- who is signed in

function showSignedIn(session) {
  document.title = session.agent;
  $('agent').textContent = session.agent;
  $('tenant').textContent = session.tenant;
  $('user').textContent = session.name || session.email || session.user;
  $('who').hidden = false;
  $('menu').hidden = false;
  $('welcome').hidden = true;
  $('desk').hidden = false;
}

function showSignedOut(providers) {
  $('who').hidden = true;
  $('menu').hidden = true;
  $('desk').hidden = true;
  $('welcome').hidden = false;
  $('providers').replaceChildren(
    ...providers.map(({ issuer, name }) =>
      element('li', {}, element('a', { className: 'button primary', href: loginAddress(issuer), textContent: name }))),
  );
}

async function signOut() {
  try {
    const { redirect } = await api.signOut();
    sessionStorage.removeItem(DRAFT);
    window.location.assign(redirect);
  } catch (failure) {
    fail(failure);
  }
}

async function start() {
  const query = new URLSearchParams(window.location.search);
  const problem = api.explainSignIn(query.get('sign_in') ?? '');
  if (query.has('sign_in')) window.history.replaceState(null, '', '/');
  notice(problem);
  try {
    showSignedIn(await api.session());
    restoreDraft();
    await showConversations();
    showConversation();
    $('prompt').focus();
  } catch (failure) {
    if (failure.code === 'signed_out') showSignedOut(failure.content?.sign_in ?? []);
    else fail(failure);
  }
}

$('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  send();
});
$('prompt').addEventListener('keydown', (event) => {
  // While an input method composes a character, Enter belongs to it
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    send();
  }
});
$('prompt').addEventListener('input', keepDraft);
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  stopAnswer();
  closeSide();
});
$('stop').addEventListener('click', stopAnswer);
$('new').addEventListener('click', () => openConversation(null));
$('sign-out').addEventListener('click', signOut);
$('notice-close').addEventListener('click', () => notice(''));
$('menu').addEventListener('click', () => {
  const open = $('side').classList.toggle('open');
  $('menu').setAttribute('aria-expanded', String(open));
});
$('file').addEventListener('change', async () => {
  const [file] = $('file').files;
  $('file').value = '';
  if (file) await attach(file);
});
// The back button may show a page of before the sign-out; it asks again who is signed in
window.addEventListener('pageshow', (event) => {
  if (event.persisted) start();
});

start();
