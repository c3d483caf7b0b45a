import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocks, EventReader, read, words } from '../answer.js';
import { explain, explainSignIn, Failure } from '../api.js';

const EVENTS = 'data: "hel"\n\n: a comment\n\nevent: done\r\ndata: {"a":1}\r\ndata: 2\r\n\r\n';

test('reads events wherever the pieces end', () => {
  for (let cut = 0; cut <= EVENTS.length; cut++) {
    const reader = new EventReader();
    const events = [...reader.push(EVENTS.slice(0, cut)), ...reader.push(EVENTS.slice(cut)), ...reader.end()];
    assert.deepEqual(events, [
      { event: 'message', data: '"hel"' },
      { event: 'done', data: '{"a":1}\n2' },
    ], `cut at ${cut}`);
  }
});

test('reads the last event of a stream that ends without an empty line', () => {
  const reader = new EventReader();
  assert.deepEqual(reader.push('data: x\n'), []);
  assert.deepEqual(reader.end(), [{ event: 'message', data: 'x' }]);
  assert.deepEqual(reader.end(), []);
});

test('finds the words in what agents send', () => {
  assert.equal(words('plain'), 'plain');
  assert.equal(words({ data: 'a' }), 'a');
  assert.equal(words({ message: { role: 'assistant', content: [{ text: 'a' }, { text: 'b' }] } }), 'ab');
  assert.equal(words({ init_event_loop: true }), '');
  assert.equal(words(null), '');
  assert.equal(words(42), '42');
});

const answer = (type, body) => new Response(body, { headers: { 'content-type': type } });
async function all(response) {
  let text = '';
  await read(response, (piece) => { text += piece; });
  return text;
}

test('reads streams, JSON and text', async () => {
  assert.equal(await all(answer('text/event-stream; charset=utf-8', 'data: "hel"\n\ndata: "lo"\n\n')), 'hello');
  assert.equal(await all(answer('application/json', '{"result":"hi"}')), 'hi');
  assert.equal(await all(answer('application/json', '{"x":1}')), '{\n  "x": 1\n}');
  assert.equal(await all(answer('text/plain; charset=utf-8', 'hi')), 'hi');
});

test('keeps characters whole that come in two pieces', async () => {
  const bytes = new TextEncoder().encode('data: "grüße"\n\n');
  const stream = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    },
  });
  assert.equal(await all(answer('text/event-stream', stream)), 'grüße');
});

test('says that an answer broke off, and keeps what was there', async () => {
  let text = '';
  await assert.rejects(
    read(answer('text/event-stream', 'data: "half"\n\nevent: error\ndata: {"error":"took_too_long"}\n\n'), (piece) => { text += piece; }),
    (error) => error instanceof Failure && error.code === 'took_too_long',
  );
  assert.equal(text, 'half');
  await assert.rejects(all(answer('text/event-stream', 'data: {"error":"boom"}\n\n')), Failure);
  await assert.rejects(all(answer('application/json', 'not json')));
});

test('finds code in an answer', () => {
  assert.deepEqual(blocks('a\n```js\nlet x;\n```\nb'), [
    { code: false, text: 'a\n' },
    { code: true, text: 'let x;\n' },
    { code: false, text: 'b' },
  ]);
  assert.deepEqual(blocks(''), []);
  assert.deepEqual(blocks('```\nunfinished'), [{ code: true, text: 'unfinished' }]);
});

test('explains every failure without a word of the machine', () => {
  for (const code of ['signed_out', 'too_many_calls', 'agent_failed', 'never heard of', 'constructor', '__proto__']) {
    const text = explain(new Failure(code, 500));
    assert.equal(typeof text, 'string');
    assert.doesNotMatch(text, /_|undefined|\bnull\b|\d{3}/);
  }
  assert.equal(explainSignIn('constructor'), '');
  assert.notEqual(explainSignIn('failed'), '');
});
