import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const folder = new URL('..', import.meta.url);
const files = readdirSync(folder).filter((name) => /\.(html|js|css|svg)$/.test(name));
const text = (name) => readFileSync(new URL(name, folder), 'utf8');

test('is smaller than 60 KB, compressed', () => {
  const bytes = files.reduce((sum, name) => sum + gzipSync(text(name)).length, 0);
  assert.ok(files.length >= 5);
  assert.ok(bytes < 60 * 1024, `${bytes} bytes`);
});

test('asks nobody else for anything', () => {
  for (const name of files) {
    const addresses = (text(name).match(/(?:https?:)?\/\/[a-z][a-z0-9.-]+\.[a-z]+/gi) ?? [])
      .filter((address) => !address.endsWith('//www.w3.org') /* a name, not an address */);
    assert.deepEqual(addresses, [], name);
  }
});

test('puts text in as text, and has nothing inline', () => {
  for (const name of files.filter((file) => file.endsWith('.js'))) {
    assert.doesNotMatch(text(name), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|javascript:/, name);
    assert.doesNotMatch(text(name), /localStorage|document\.cookie|\.style\b/, name);
  }
  assert.doesNotMatch(text('index.html'), /<style|style="|\son\w+="|<script(?![^>]*\ssrc=)/);
  assert.match(text('index.html'), /default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'/);
});

test('finds every element that the program names', () => {
  const ids = new Set([...text('index.html').matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]));
  for (const [, id] of text('app.js').matchAll(/\$\('([^']+)'\)/g)) assert.ok(ids.has(id), id);
});

test('gives every control a name', () => {
  const html = text('index.html');
  for (const [, attributes, content] of html.matchAll(/<button([^>]*)>([\s\S]*?)<\/button>/g)) {
    assert.ok(/aria-label=/.test(attributes) || content.replace(/<[^>]+>|[^A-Za-z]/g, '') !== '', attributes);
  }
  assert.match(html, /<label for="prompt">/);
  assert.match(html, /<html lang="en">/);
});
