#!/bin/sh
# Prints the manifest of Onward's Slack app, for "Create New App", "From a manifest" on https://api.slack.com/apps.
#
#   scripts/slack-manifest.sh HOST       the name under which Slack reaches Onward by HTTPS, as coach.example.org
set -eu

refuse() {
    echo "$1" >&2
    sed -n 's/^#   /Usage: /p' "$0" >&2
    exit 2
}

[ $# -eq 1 ] || refuse "The one argument is the name of your host."
host=$1
LC_ALL=C # letters are those of host names
export LC_ALL
# The name is put into YAML and into addresses as it is, so nothing else may be in it.
case $host in
'' | *[!A-Za-z0-9.-]*) refuse "A host has letters, digits, dots and hyphens alone: no https://, no port, no path." ;;
.* | *. | -* | *- | *..* | *.-* | *-.*) refuse "The parts of a host's name begin and end with a letter or a digit." ;;
esac

cat <<MANIFEST
display_information:
  name: Onward
  description: A private coach for the time after a break-up
features:
  app_home:
    home_tab_enabled: false
    messages_tab_enabled: true
    messages_tab_read_only_enabled: false
  bot_user:
    display_name: onward
    always_online: true
  slash_commands:
    - command: /onward
      url: https://$host/webhooks/slack/commands
      description: Write to Onward, in private
      usage_hint: "[what is on your mind]"
      should_escape: true
oauth_config:
  scopes:
    bot:
      - chat:write
      - im:history
      - im:read
      - im:write
      - app_mentions:read
      - commands
settings:
  event_subscriptions:
    request_url: https://$host/webhooks/slack/events
    bot_events:
      - message.im
      - app_mention
      - app_home_opened
      - tokens_revoked
      - app_uninstalled
  interactivity:
    is_enabled: true
    request_url: https://$host/webhooks/slack/interactive
  org_deploy_enabled: false
  socket_mode_enabled: false
  token_rotation_enabled: false
MANIFEST
