#!/bin/sh
# 3,000 players race for the 1,000 gifts of activity 1, 64 at a time. Start ./jamboree up first.
#   examples/race.sh [http://127.0.0.1:8080] [.jamboree]
# Run it again: whoever won hears so again, and nobody wins twice.
set -eu
url=${1:-http://127.0.0.1:8080}
data=${2:-.jamboree}
server_key=${JAMBOREE_SERVER_KEY:-$(cat "$data/server.key")}
admin_token=${JAMBOREE_ADMIN_TOKEN:-$(cat "$data/admin.token")}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What a game server does when players log in: a thousand sessions a call.
for first in 1000001 1001001 1002001; do
  seq -s , -f '{"userId":%.0f}' "$first" $((first + 999)) | sed 's/^/[/; s/$/]/' >"$work/users"
  curl -sf "$url/api/server/sessions" -H "Authorization: Bearer $server_key" \
    -H 'Content-Type: application/json' -d "@$work/users" |
    grep -o '"token":"[^"]*"' | cut -d '"' -f 4 >>"$work/tokens"
done

# What their clients do then, all at once.
awk -v url="$url" -v out="$work/answer" '{
  if (NR > 1) print "next"
  print "url = \"" url "/api/activity/join\"\noutput = \"" out NR "\""
  print "header = \"Authorization: Bearer " $1 "\"\nheader = \"Content-Type: application/json\""
  print "data = \"{\\\"activityId\\\":1}\""
}' "$work/tokens" >"$work/race"
curl --no-progress-meter --parallel --parallel-max 64 --config "$work/race"

answered() { find "$work" -name 'answer*' -exec grep -l "$1" {} + | wc -l; }
echo "joined        $(answered '"msg":"ok"')"
echo "joined before $(answered '"repeated":true')"
echo "sold out      $(answered SOLD_OUT)"
echo "stock         $(curl -sf "$url/api/admin/activities/1/stock" \
  -H "Authorization: Bearer $admin_token" | grep -o '"initial".*[0-9]')"
