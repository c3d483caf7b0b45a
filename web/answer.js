// Reads an agent's answer, piece by piece, whatever shape the agent gives it.
import { Failure } from './api.js';

/** Splits a text stream into server-sent events: {event, data}. Pieces may end anywhere. */
export class EventReader {
  #rest = '';

  /** The events that this piece completes. */
  push(piece) {
    const text = this.#rest + piece;
    // A line break may come in two pieces: keep a lone CR until its LF is here
    const usable = text.endsWith('\r') ? text.length - 1 : text.length;
    const blocks = text.slice(0, usable).replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n\n');
    this.#rest = blocks.pop() + text.slice(usable);
    return blocks.map(parse).filter((event) => event !== null);
  }

  /** What the stream left behind when it ended without an empty line. */
  end() {
    const last = this.#rest.trim() === '' ? null : parse(this.#rest);
    this.#rest = '';
    return last === null ? [] : [last];
  }
}

function parse(block) {
  let event = 'message';
  const data = [];
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
  }
  return data.length === 0 ? null : { event, data: data.join('\n') };
}

/** The words in one piece of an answer; agents call them `data`, `text`, `delta` or `result`. */
export function words(content) {
  if (typeof content === 'string') return content;
  if (content === null || content === undefined) return '';
  if (typeof content !== 'object') return String(content);
  for (const name of ['data', 'text', 'delta', 'result', 'response', 'output', 'message', 'content']) {
    const inner = content[name];
    if (typeof inner === 'string') return inner;
    if (Array.isArray(inner)) return inner.map(words).join('');
    if (inner !== null && typeof inner === 'object') return words(inner);
  }
  return '';
}

function wordsOfEvent({ event, data }) {
  let content = data;
  try {
    content = JSON.parse(data);
  } catch {
    // Plain text is an answer too
  }
  if (event === 'error' || (content !== null && typeof content === 'object' && typeof content.error === 'string')) {
    throw new Failure(content.error === 'took_too_long' ? 'took_too_long' : 'agent_failed', 200);
  }
  return words(content);
}

/** Hands each piece of the answer's words to `onWords` as it comes. */
export async function read(answer, onWords) {
  const type = answer.headers.get('content-type') ?? '';
  if (!type.startsWith('text/event-stream')) {
    const text = await answer.text();
    onWords(type.startsWith('application/json') ? wordsOfJson(text) : text);
    return;
  }
  const events = new EventReader();
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    const complete = done ? events.end() : events.push(value);
    for (const event of complete) onWords(wordsOfEvent(event));
    if (done) return;
  }
}

function wordsOfJson(text) {
  const content = JSON.parse(text);
  return words(content) || JSON.stringify(content, null, 2);
}

/** Splits a text at its fences: [{code: false, text}, {code: true, text}, …]. */
export function blocks(text) {
  return text
    .split(/^```[^\n]*\n?/m)
    .map((part, index) => ({ code: index % 2 === 1, text: part }))
    .filter((part) => part.text !== '');
}
