-- The harness's script names the host in lower case, and wrk adds a Host of its own: two, which servers must refuse
-- (RFC 9112, 3.2). Tomcat does. Here they become one, for all peers alike.
local format = wrk.format
function wrk.format(method, path, headers, body)
    if headers and headers["host"] then
        headers["Host"], headers["host"] = headers["host"], nil
    end
    return format(method, path, headers, body)
end
dofile("wrk/rotate.lua")
