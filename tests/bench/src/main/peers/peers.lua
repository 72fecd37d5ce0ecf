-- Lua 5.4 and LuaJIT: same source. Usage: lua peers.lua PEER [FILTER]
local peer, filter = arg[1], arg[2] or ""
local create, resume, yield, wrap = coroutine.create, coroutine.resume, coroutine.yield, coroutine.wrap
local clock = os.clock            -- CPU time: both interpreters are single-threaded
local function wanted(w) return filter == "" or w == filter end
local function bench(w, name, ops, f)
  if not wanted(w) then return end
  local sum = f()
  local ns = {}
  for r = 1, 7 do
    local a = clock(); local s = f(); ns[r] = (clock() - a) * 1e9 / ops
    assert(s == sum, "checksum changed")
  end
  table.sort(ns)
  print(string.format("R\t%s\t%s%s\t%.3f\t%.3f\t%.3f\t%d\t%.0f", w, peer, name, ns[4], ns[1], ns[7], ops, sum))
end
local function range(n) return wrap(function() for i = 0, n - 1 do yield(i) end end) end
local function tree(d, lo)
  if d == 0 then return nil end
  local half = 2 ^ (d - 1) - 1
  return { l = tree(d - 1, lo), r = tree(d - 1, lo + half + 1), v = lo + half }
end
local function walk(n)
  return wrap(function()
    if n.l then for x in walk(n.l) do yield(x) end end
    yield(n.v)
    if n.r then for x in walk(n.r) do yield(x) end end
  end)
end
local function walkrec(n)
  if n.l then walkrec(n.l) end
  yield(n.v)
  if n.r then walkrec(n.r) end
end
bench("W1", "-wrap", 1000000, function() local s = 0; for x in range(1000000) do s = s + x end; return s end)
if wanted("W2") then
  local t = tree(14, 0)
  bench("W2", "-nested(d14)", 16383, function() local s = 0; for x in walk(t) do s = s + x end; return s end)
  local t18 = tree(18, 0)
  bench("W2", "-yield-through-calls", 262143, function() local s = 0; for x in wrap(function() walkrec(t18) end) do s = s + x end; return s end)
end
bench("W3s", "-create+resume", 100000, function()
  local ts = {}
  for i = 0, 99999 do ts[i] = create(function() return i end) end
  local s = 0
  for i = 0, 99999 do local _, v = resume(ts[i]); s = s + v end
  return s
end)
bench("W4s", "-roundrobin", 500000, function()
  local ts, c = {}, 0
  for i = 1, 1000 do ts[i] = create(function() for j = 1, 500 do c = c + 1; yield() end end) end
  for j = 1, 501 do for i = 1, 1000 do resume(ts[i]) end end
  return c
end)
bench("W5as", "-resume-pair", 500000, function() -- value in and out of one coroutine: the rendezvous form
  local co = wrap(function(x) while true do x = yield(x + 1) end end)
  local s = 0
  for i = 0, 499999 do s = s + co(i) end
  return s
end)
if wanted("W6") then
  local n, keep = 200000, {}
  for i = 1, n do keep[i] = false end
  collectgarbage(); collectgarbage()
  local b = collectgarbage("count")
  for i = 1, n do local co = create(function() yield(); return i end); resume(co); keep[i] = co end
  collectgarbage(); collectgarbage()
  local per = (collectgarbage("count") - b) * 1024 / n
  print(string.format("R\tW6\t%s\t%.3f\t%.3f\t%.3f\t%d\t%d", peer, per, per, per, n, n))
end
