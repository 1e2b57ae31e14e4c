-- The load on Jamboree. What it asks is what peers/koa/load.lua asks, byte for byte where the APIs agree.
-- env: MODE=config|join|mix  AIDS=id[,id...]  HOT=1 (80 % of the joins go to the first fifth of AIDS)
--      PLAYERS=file of records: 32 bytes token, 8 digits user id  COUNT=records in it  THREADS
local mode = os.getenv("MODE"); local hot = os.getenv("HOT") == "1"
local count = tonumber(os.getenv("COUNT")); local T = tonumber(os.getenv("THREADS") or "2")
local fmt, rnd, sub = string.format, math.random, string.sub
local H = "Host: 127.0.0.1\r\nAuthorization: Bearer "
local CONFIG, STATUS, JOIN, GET_END = {}, {}, "POST /api/activity/join HTTP/1.1\r\n" .. H, "\r\n\r\n"
local JOIN_END, n_aids, n_hot = {}, 0, 1
for aid in string.gmatch(os.getenv("AIDS"), "%d+") do
  n_aids = n_aids + 1
  CONFIG[n_aids] = fmt("GET /api/activity/config/%s HTTP/1.1\r\n%s", aid, H)
  STATUS[n_aids] = fmt("GET /api/activity/status/%s HTTP/1.1\r\n%s", aid, H)
  local body = fmt('{"activityId":%s,"userId":', aid)
  JOIN_END[n_aids] = fmt("\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", #body + 9, body)
end
n_hot = math.max(1, math.floor(n_aids / 5))

local next_id, threads = 0, {}
function setup(t) t:set("id", next_id); next_id = next_id + 1; table.insert(threads, t) end
function init(args)
  -- one string, not a table of strings: nothing for the collector to walk
  local f = assert(io.open(os.getenv("PLAYERS"), "rb")); players = f:read("*a"); f:close()
  njoin = 0; nstat = 0; nconf = 0; math.randomseed(os.time() * 7 + id * 7919); for i = 1, 10 do rnd() end
end
local function activity()
  if n_aids == 1 then return 1 end
  if not hot then return rnd(n_aids) end
  if rnd(10) <= 8 then return rnd(n_hot) end
  return rnd(n_hot + 1, n_aids)
end
local function token() local at = rnd(0, count - 1) * 40; return sub(players, at + 1, at + 32) end
local function config() nconf = nconf + 1; return CONFIG[activity()] .. token() .. GET_END end
local function status() nstat = nstat + 1; return STATUS[activity()] .. token() .. GET_END end
local function join()
  local at = (njoin * T + id) % count * 40; njoin = njoin + 1
  return JOIN .. sub(players, at + 1, at + 32) .. JOIN_END[activity()] .. sub(players, at + 33, at + 40) .. "}"
end
function request()
  if mode == "config" then return config() elseif mode == "join" then return join() end
  local r = rnd(1, 10)
  if r <= 8 then return config() elseif r == 9 then return status() else return join() end
end
function done(s, lat, req)
  local j, st, c = 0, 0, 0
  for _, t in ipairs(threads) do j = j + t:get("njoin"); st = st + t:get("nstat"); c = c + t:get("nconf") end
  io.write(fmt('JSON {"requests":%d,"dur_us":%d,"bytes":%d,"e_connect":%d,"e_read":%d,"e_write":%d,"e_status":%d,"e_timeout":%d,"p50":%.3f,"p90":%.3f,"p99":%.3f,"p999":%.3f,"max":%.3f,"join_sent":%d,"status_sent":%d,"config_sent":%d}\n',
    s.requests, s.duration, s.bytes, s.errors.connect, s.errors.read, s.errors.write, s.errors.status, s.errors.timeout,
    lat:percentile(50)/1000, lat:percentile(90)/1000, lat:percentile(99)/1000, lat:percentile(99.9)/1000, lat.max/1000, j, st, c))
end
