using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.IdentityModel.Tokens;

namespace Medborgarlofte.Gateway.Workplace.Access;

/// <summary>
/// Sessions stand in this process's memory: the browser has a key to one, and never a token. A session ends when its process does, and
/// several gateways need a balancer that keeps a browser with one of them. Every request works on a copy of its session.
/// </summary>
internal sealed class WorkplaceSessions(TimeProvider time) : ITicketStore
{
    private const string KeyItem = ".key";
    private const int BytesOfKey = 32;

    /// <summary>More than a country's coordinators; whoever would fill the memory ends the oldest sessions.</summary>
    private const int Most = 20_000;

    private readonly Lock turn = new();
    private readonly Dictionary<string, Session> sessions = new(StringComparer.Ordinal);

    /// <summary>The key of a session that came from here.</summary>
    public static string KeyOf(AuthenticationProperties session) => session.Items[KeyItem]!;

    public Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(BytesOfKey));
        ticket.Properties.Items[KeyItem] = key;
        lock (turn)
        {
            MakeRoom();
            sessions[key] = new Session(ticket.Clone());
        }

        return Task.FromResult(key);
    }

    /// <summary>Begins the idle time anew. Nothing else is taken: the request's copy may be older than the latest token.</summary>
    public Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        lock (turn)
        {
            // A session that was signed out meanwhile stays ended.
            if (sessions.TryGetValue(key, out var session))
            {
                var renewed = session.Ticket.Clone();
                (renewed.Properties.IssuedUtc, renewed.Properties.ExpiresUtc) = (ticket.Properties.IssuedUtc, ticket.Properties.ExpiresUtc);
                session.Ticket = renewed;
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Keeps a session's new token, and what it says of the member.</summary>
    public void KeepToken(string key, AuthenticationTicket ticket)
    {
        lock (turn)
        {
            if (sessions.TryGetValue(key, out var session))
            {
                session.Ticket = ticket.Clone();
            }
        }
    }

    public Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        lock (turn)
        {
            return Task.FromResult(sessions.GetValueOrDefault(key)?.Ticket.Clone());
        }
    }

    public Task RemoveAsync(string key)
    {
        lock (turn)
        {
            sessions.Remove(key);
        }

        return Task.CompletedTask;
    }

    /// <summary>Lets one request at a time renew a session's token; null for a session that has ended.</summary>
    public SemaphoreSlim? RenewalOf(string key)
    {
        lock (turn)
        {
            return sessions.GetValueOrDefault(key)?.Renewal;
        }
    }

    private void MakeRoom()
    {
        if (sessions.Count < Most)
        {
            return;
        }

        var now = time.GetUtcNow();
        foreach (var (key, _) in sessions.Where(session => session.Value.Ticket.Properties.ExpiresUtc <= now).ToList())
        {
            sessions.Remove(key);
        }

        if (sessions.Count >= Most)
        {
            sessions.Remove(sessions.MinBy(session => session.Value.Ticket.Properties.ExpiresUtc).Key);
        }
    }

    private sealed class Session(AuthenticationTicket ticket)
    {
        public AuthenticationTicket Ticket { get; set; } = ticket;

        public SemaphoreSlim Renewal { get; } = new(1);
    }
}
