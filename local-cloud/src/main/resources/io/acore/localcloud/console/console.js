// The local console. Everything that comes from the local cloud is put on the page as text, never as HTML.
'use strict';

const KEY = 'acore-console-token';
const token = takeToken();
const state = { tab: 'Resources', chosen: {}, answers: {}, signature: '' };

// The token comes behind the # of the address, which browsers never send, and leaves the address bar at once.
function takeToken() {
  const given = location.hash.slice(1);
  if (given) {
    sessionStorage.setItem(KEY, given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(KEY) || '';
}

async function ask(command, input = {}) {
  const answer = await fetch('/_acore/' + command, {
    method: 'POST',
    headers: { 'X-Acore-Token': token },
    body: JSON.stringify(input),
  });
  if (answer.status === 403) throw new Error('This page needs a token: open it with `acore local open`');
  if (!answer.ok) throw new Error('The local cloud answers ' + answer.status);
  return answer.json();
}

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value !== false && value !== undefined) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.map((child) => (child instanceof Node ? child : String(child ?? ''))));
  return element;
}

function table(heads, rows, empty) {
  if (!rows.length) return make('p', { class: 'quiet' }, empty);
  return make('table', {},
    make('thead', {}, make('tr', {}, ...heads.map((head) => make('th', { scope: 'col' }, head)))),
    make('tbody', {}, ...rows.map((cells) => make('tr', {}, ...cells.map((cell) =>
      make('td', { class: kindOf(cell) }, cell))))));
}

function kindOf(cell) {
  return typeof cell === 'number' ? 'short number' : String(cell.textContent ?? cell).length < 25 ? 'short' : undefined;
}

function status(text) {
  const kind = /READY|ACTIVE|DRAFT|GENERATED|ENABLED/.test(text) ? 'good' : /FAIL|DELET|TERMINATED/.test(text) ? 'bad' : 'busy';
  return make('span', { class: kind }, text);
}

function choices(name, rows, label, sub) {
  return make('div', {}, ...rows.map((row) => make('button', {
    class: 'row', type: 'button', 'aria-current': String(state.chosen[name] === label(row)),
    onclick: () => { state.chosen[name] = label(row); draw(true); },
  }, label(row), ' ', make('span', { class: 'quiet' }, sub ? sub(row) : ''))));
}

const pretty = (text) => {
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
};
const seconds = (time) => (time ? new Date(time * 1000).toISOString().replace('T', ' ').slice(0, 19) : '');
const of = (kind) => state.answers.state.resources.filter((row) => row.kind === kind);

const views = {
  async Resources() {
    const rows = state.answers.state.resources.map((row) => [
      row.kind.replaceAll('-', ' '), (row.parent ? row.parent + ' / ' : '') + row.id, row.region, status(row.status), row.reason]);
    return [table(['kind', 'id', 'region', 'status', 'reason'], rows, 'Nothing yet: `acore deploy --env local` makes something.')];
  },

  async Agents() {
    const runtimes = of('agent-runtime');
    const rows = state.answers.state.sessions;
    const parts = [
      make('h2', {}, 'Sessions'),
      table(['kind', 'of', 'session', 'version', 'calls', 'status'],
        rows.map((row) => [row.kind, row.of, row.session, row.version ?? '', row.calls ?? '', status(row.status)]), 'No session runs.'),
      make('h2', {}, 'Logs'),
      choices('runtime', runtimes, (row) => row.id, (row) => row.region),
    ];
    const runtime = runtimes.find((row) => row.id === state.chosen.runtime);
    if (runtime) {
      const logs = await ask('console-logs', { runtimeId: runtime.id, endpoint: 'DEFAULT', region: runtime.region });
      parts.push(make('p', { class: 'quiet' }, logs.group), make('pre', {}, logs.lines.join('\n') || logs.message || 'Nothing was logged.'));
    }
    return parts;
  },

  async Tools() {
    const gateways = of('gateway');
    if (!gateways.length) return [make('p', { class: 'quiet' }, 'There is no gateway.')];
    const gateway = gateways.find((row) => row.id === state.chosen.gateway);
    const left = [make('h2', {}, 'Gateways'), choices('gateway', gateways, (row) => row.id, (row) => row.authorizer)];
    const right = [];
    if (gateway) {
      if (gateway.authorizer === 'CUSTOM_JWT') {
        right.push(make('label', { for: 'token' }, 'Bearer token (stays in this page)'), make('input', {
          id: 'token', type: 'password', autocomplete: 'off', value: state.chosen.token ?? '',
          onchange: (event) => { state.chosen.token = event.target.value; draw(true); } }));
      }
      const answer = await ask('console-tools', { gatewayId: gateway.id, token: state.chosen.token ?? '' });
      const tools = answer.result?.tools ?? [];
      left.push(make('h2', {}, 'Tools'), choices('tool', tools, (tool) => tool.name));
      if (answer.error) right.push(make('p', { class: 'bad' }, answer.error.message));
      const tool = tools.find((it) => it.name === state.chosen.tool);
      if (tool) right.push(...tryIt(gateway, tool));
    }
    return [make('div', { class: 'columns' }, make('div', {}, ...left), make('div', {}, ...right))];
  },

  async Memory() {
    const memories = of('memory');
    if (!memories.length) return [make('p', { class: 'quiet' }, 'There is no memory.')];
    const memory = memories.find((row) => row.id === state.chosen.memory);
    const left = [make('h2', {}, 'Memories'), choices('memory', memories, (row) => row.id)];
    const right = [];
    if (memory) {
      const base = { memoryId: memory.id, region: memory.region };
      const actors = (await ask('console-memory', { ...base, what: 'actors' })).actorSummaries ?? [];
      left.push(make('h2', {}, 'Actors'), choices('actor', actors, (row) => row.actorId));
      const actor = actors.find((row) => row.actorId === state.chosen.actor);
      if (actor) {
        const sessions = (await ask('console-memory', { ...base, what: 'sessions', actorId: actor.actorId })).sessionSummaries ?? [];
        left.push(make('h2', {}, 'Sessions'), choices('session', sessions, (row) => row.sessionId, (row) => seconds(row.createdAt)));
        const session = sessions.find((row) => row.sessionId === state.chosen.session);
        if (session) {
          const page = await ask('console-memory', { ...base, what: 'events', actorId: actor.actorId, sessionId: session.sessionId });
          right.push(make('h2', {}, 'Events'), events(page.events ?? []));
        }
      }
      const query = state.chosen.query ?? '';
      const records = await ask('console-memory', { ...base, what: query ? 'search' : 'records', query });
      right.push(make('h2', {}, 'Records'), make('form', { onsubmit: (event) => {
        event.preventDefault();
        state.chosen.query = event.target.elements.query.value;
        draw(true);
      } }, make('label', { for: 'query' }, 'Search'), make('input', { id: 'query', name: 'query', value: query })),
      table(['namespace', 'text', 'score'], (records.memoryRecordSummaries ?? []).map((row) =>
        [row.namespaces[0] ?? '', row.content.text, row.score ?? '']), 'No records.'));
    }
    return [make('div', { class: 'columns' }, make('div', {}, ...left), make('div', {}, ...right))];
  },

  async Queues() {
    const rows = await ask('console-queues');
    return [table(['queue', 'region', 'waiting', 'in flight', 'delayed'],
      rows.map((row) => [row.name, row.region, row.waiting ?? 0, row.inFlight ?? 0, row.delayed ?? 0]), 'There is no queue.')];
  },

  async Calls() {
    const calls = await ask('console-calls');
    return [make('p', { class: 'quiet' }, 'The last 200 calls. What looks like a secret is left out, by the name beside it; the rest is as it was sent.'),
      table(['time', 'service', 'operation', 'status', 'ms', ''], calls.map((call) => [
        call.at.slice(11, 19), call.service, call.operation || call.method + ' ' + call.path,
        make('span', { class: call.status < 400 ? 'good' : 'bad' }, call.status), call.millis,
        make('details', { 'data-key': String(call.number), open: state.chosen['call' + call.number] === true,
          ontoggle: (event) => { state.chosen['call' + call.number] = event.target.open; } },
        make('summary', {}, 'bodies'), make('p', { class: 'quiet' }, call.method + ' ' + call.path),
        make('pre', {}, pretty(call.request) || '(no body)'), make('pre', {}, pretty(call.response) || '(no body)')),
      ]), 'Nothing was called yet.')];
  },

  async Faults() {
    const rows = state.answers.state.faults;
    return [table(['operation', 'what happens', 'times'], rows.map((row) => [
      row.operation, [row.error, row.message, row.status, row.delay && row.delay !== 'PT0S' ? row.delay : '',
        row.dropResponse ? 'no answer' : '', row.kill ? 'kills ' + row.kill : ''].filter(Boolean).join(', '),
      row.times < 0 ? 'always' : row.times ?? 'always']), 'No fault is switched on. `acore local fault add` switches one on.')];
  },
};

function events(rows) {
  return make('div', {}, ...rows.map((row) => make('div', {},
    make('p', { class: 'quiet' }, seconds(row.eventTimestamp) + (row.branch ? ' on ' + row.branch.name : '')),
    ...row.payload.map((it) => make('pre', {}, it.conversational
      ? it.conversational.role + ': ' + it.conversational.content.text : JSON.stringify(it.blob, null, 2))))));
}

function tryIt(gateway, tool) {
  const example = Object.fromEntries(Object.entries(tool.inputSchema?.properties ?? {}).map(([name, schema]) =>
    [name, { string: '', number: 0, integer: 0, boolean: false, array: [], object: {} }[schema.type] ?? null]));
  const result = make('pre', { id: 'result', hidden: !state.chosen.result }, state.chosen.result ?? '');
  const form = make('form', { onsubmit: async (event) => {
    event.preventDefault();
    let answer;
    try {
      const given = JSON.parse(form.elements.arguments.value);
      answer = await ask('console-tool', { gatewayId: gateway.id, tool: tool.name, arguments: given, token: state.chosen.token ?? '' });
    } catch (problem) {
      answer = { error: { message: problem.message } };
    }
    state.chosen.result = JSON.stringify(answer.result ?? answer.error, null, 2);
    result.textContent = state.chosen.result;
    result.hidden = false;
  } },
  make('label', { for: 'arguments' }, 'Arguments'),
  make('textarea', { id: 'arguments', name: 'arguments', rows: '6', spellcheck: 'false' }, JSON.stringify(example, null, 2)),
  make('button', {}, 'Call'));
  return [make('h2', {}, tool.name), make('p', {}, tool.description ?? ''), form, result];
}

function tabs() {
  document.getElementById('tabs').replaceChildren(...Object.keys(views).map((name) => make('button', {
    role: 'tab', type: 'button', 'aria-selected': String(name === state.tab),
    onclick: () => { state.tab = name; draw(true); } }, name)));
}

// Drawn again only when something is different, so that a form or a selection is never taken away.
async function draw(now) {
  const problem = document.getElementById('problem');
  try {
    const fresh = await ask('console-state');
    state.answers.state = fresh;
    document.getElementById('account').textContent = 'account ' + fresh.account;
    const faults = document.getElementById('faults-on');
    faults.hidden = !fresh.faults.length;
    faults.textContent = fresh.faults.length + ' fault(s) switched on';
    if (now) tabs();
    const typing = document.activeElement && /INPUT|TEXTAREA/.test(document.activeElement.tagName);
    if (now || !typing) {
      const tab = state.tab;
      const parts = await views[tab]();
      const view = document.getElementById('view');
      const next = make('main', {}, ...parts);
      if (tab === state.tab && (now || next.innerText !== state.signature)) {
        state.signature = next.innerText;
        view.replaceChildren(...next.childNodes);
      }
    }
    problem.hidden = true;
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
  }
}

async function follow() {
  await draw(false);
  setTimeout(follow, 2000);
}

draw(true).then(() => setTimeout(follow, 2000));
