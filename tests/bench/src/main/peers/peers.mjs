// Node: generators, async functions, promise-based channels. Run with --expose-gc. Single-threaded event loop.
const filter = process.argv[2] || "";
const wanted = w => filter === "" || w === filter;
const ROUNDS = 7;
async function bench(w, peer, ops, f) {
  if (!wanted(w)) return;
  const t0 = performance.now(); let sum, n = 0;
  while (n < 2 || (performance.now() - t0 < 200 && n < 10)) { sum = await f(); n++; }
  const ns = [];
  for (let r = 0; r < ROUNDS; r++) { const a = performance.now(); const s = await f(); ns.push((performance.now() - a) * 1e6 / ops); if (s !== sum) throw new Error("checksum changed"); }
  ns.sort((a, b) => a - b);
  console.log(["R", w, peer, ns[3].toFixed(3), ns[0].toFixed(3), ns[6].toFixed(3), ops, sum].join("\t"));
}
function* range(n) { for (let i = 0; i < n; i++) yield i; }
function tree(d, lo) { if (d === 0) return null; const h = 2 ** (d - 1) - 1; return { l: tree(d - 1, lo), r: tree(d - 1, lo + h + 1), v: lo + h }; }
function* walk(n) { if (n.l) for (const x of walk(n.l)) yield x; yield n.v; if (n.r) for (const x of walk(n.r)) yield x; }
function* walkStar(n) { if (n.l) yield* walkStar(n.l); yield n.v; if (n.r) yield* walkStar(n.r); }
const drain = g => { let s = 0; for (const x of g) s += x; return s; };
async function ident(i) { return i; }
async function spawnAwait(n) { const ps = new Array(n); for (let i = 0; i < n; i++) ps[i] = ident(i); let s = 0; for (let i = 0; i < n; i++) s += await ps[i]; return s; }
async function stormTask(y) { let c = 0; for (let j = 0; j < y; j++) { await null; c++; } return c; }
async function storm(t, y) { const ps = []; for (let i = 0; i < t; i++) ps.push(stormTask(y)); let s = 0; for (const p of ps) s += await p; return s; }
class Chan {
  constructor(cap) { this.cap = cap; this.buf = []; this.head = 0; this.rx = []; this.tx = []; }
  send(v) {
    const r = this.rx.shift(); if (r) { r(v); return undefined; }
    if (this.buf.length - this.head < this.cap) { this.buf.push(v); return undefined; }
    return new Promise(res => this.tx.push([v, res]));
  }
  recv() {
    if (this.head < this.buf.length) {
      const v = this.buf[this.head++];
      if (this.head > 1024) { this.buf.splice(0, this.head); this.head = 0; }
      const t = this.tx.shift(); if (t) { this.buf.push(t[0]); t[1](); }
      return v;
    }
    const t = this.tx.shift(); if (t) { t[1](); return t[0]; }
    return new Promise(res => this.rx.push(res));
  }
}
async function echo(a, b, n) { for (let i = 0; i < n; i++) await b.send((await a.recv()) + 1); }
async function pingpong(n) { const a = new Chan(0), b = new Chan(0); echo(a, b, n); let s = 0; for (let i = 0; i < n; i++) { await a.send(i); s += await b.recv(); } return s; }
async function produce(c, n) { for (let i = 0; i < n; i++) await c.send(i); }
async function buffered(n) { const c = new Chan(128); produce(c, n); let s = 0; for (let i = 0; i < n; i++) s += await c.recv(); return s; }
async function fib(n) { return n < 2 ? n : (await fib(n - 1)) + (await fib(n - 2)); }
async function deep(n) { return n === 0 ? 0 : 1 + await deep(n - 1); }

await bench("W1", "node-generator", 5e6, () => drain(range(5e6)));
if (wanted("W2")) {
  const t14 = tree(14, 0), t16 = tree(16, 0);
  await bench("W2", "node-for-yield(d16)", 65535, () => drain(walk(t16)));
  await bench("W2", "node-yield*(d14)", 16383, () => drain(walkStar(t14)));
}
await bench("W3s", "node-async", 1e6, () => spawnAwait(1e6));
await bench("W4s", "node-await-null", 1e6, () => storm(1000, 1000));
await bench("W5as", "node-promise-chan", 5e5, () => pingpong(5e5));
await bench("W5bs", "node-promise-chan", 1e6, () => buffered(1e6));
await bench("W8-fib25", "node-async", 242785, () => fib(25));
await bench("W8-deepsusp", "node-async(d5k)", 5000, () => deep(5000));
if (wanted("W6")) {
  const n = 1e6, keep = new Array(n).fill(null);
  let open; const gate = new Promise(r => { open = r; });
  const park = async i => { await gate; return i; };
  gc(); gc(); const b = process.memoryUsage().heapUsed;
  for (let i = 0; i < n; i++) keep[i] = park(i);
  gc(); gc(); const per = (process.memoryUsage().heapUsed - b) / n;
  console.log(["R", "W6", "node-async", per.toFixed(3), per.toFixed(3), per.toFixed(3), n, keep.length].join("\t"));
  open();
}
