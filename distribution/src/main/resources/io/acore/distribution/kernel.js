'use strict';
// Starts the jsii kernel without jsii's own wrapper, which would start a second Node only to move bytes between them.
//
// What the wrapper does, this file does in the one process: the kernel talks over file descriptor 3, which becomes
// standard input and output; and what library code prints goes to standard error as the JSON lines that the Java side
// expects, so that it cannot mix with the protocol.

const fs = require('fs');
const Module = require('module');
const path = require('path');

if (Number(process.versions.node.split('.')[0]) < 18) {
  process.stderr.write(`acore needs Node.js 18 or newer; this is ${process.version}\n`);
  process.exit(1);
}

const readSync = fs.readSync;
const writeSync = fs.writeSync;
fs.readSync = (fd, ...rest) => readSync(fd === 3 ? 0 : fd, ...rest);
fs.writeSync = (fd, ...rest) => writeSync(fd === 3 ? 1 : fd, ...rest);

const wrap = (name) => (chunk, encoding, done) => {
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8') : chunk;
  writeSync(2, `${JSON.stringify({ [name]: Buffer.from(bytes).toString('base64') })}\n`);
  const callback = typeof encoding === 'function' ? encoding : done;
  if (callback) process.nextTick(callback);
  return true;
};
process.stdout.write = wrap('stdout');
process.stderr.write = wrap('stderr');

// The provider package's index loads all 1,800 of its modules, 1.8 s of work; its own lazy index loads a module when it
// is first asked for.
const eager = path.join('@cdktf', 'provider-aws', 'lib', 'index.js');
const resolve = Module._resolveFilename;
Module._resolveFilename = function resolveFilename(...request) {
  const file = resolve.apply(this, request);
  if (!file.endsWith(eager)) return file;
  const lazy = path.join(path.dirname(file), 'lazy-index.js');
  return fs.existsSync(lazy) ? lazy : file;
};

// Node 22 and newer keep compiled code between runs
if (Module.enableCompileCache && process.env.ACORE_NODE_CACHE) Module.enableCompileCache(process.env.ACORE_NODE_CACHE);

require('./program.js');
