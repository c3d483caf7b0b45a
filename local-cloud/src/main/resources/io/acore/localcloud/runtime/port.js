// Moves the port of AgentCore's contract to the session's own, on the loopback interface alone; see bootstrap.py.
const net = require('net');
const contract = Number(process.env.ACORE_CONTRACT_PORT);
const port = Number(process.env.ACORE_PORT);
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...given) {
  const [first, second] = given;
  const asked = typeof first === 'object' && first !== null ? first.port : first;
  if (![contract, port].includes(Number(asked))) return listen.apply(this, given);
  const done = given.find((argument) => typeof argument === 'function');
  const more = typeof first === 'object' && first !== null ? first : {};
  const backlog = typeof second === 'number' ? { backlog: second } : {};
  return listen.call(this, { ...more, ...backlog, port, host: '127.0.0.1' }, ...(done ? [done] : []));
};
