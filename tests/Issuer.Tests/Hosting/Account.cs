using Medborgarlofte.Issuer.People;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Issuer.Tests.Hosting;

/// <summary>Somebody with an account: a browser, a password and an authenticator app.</summary>
internal sealed class Account(Browser browser, AdjustableTime time, string name)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private byte[] key = [];
    private long lastStep;

    public Browser Browser { get; set; } = browser;

    public string Name => name;

    public string Email { get; } = $"{Guid.NewGuid():n}@example.test";

    public string Password { get; } = $"ord efter ord {Guid.NewGuid():n}";

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public Member Member { get; set; } = null!;

    /// <summary>A code that was not used before.</summary>
    public string Code()
    {
        lastStep = Math.Max(time.GetUtcNow().ToUnixTimeSeconds() / 30, lastStep + 1);
        time.MoveTo(DateTimeOffset.FromUnixTimeSeconds(lastStep * 30));
        return AuthenticatorKeys.Code(key, lastStep);
    }

    /// <summary>Follows an invitation and makes the account.</summary>
    public async Task<Page> AcceptAsync(Uri link, params (string Name, string Value)[] more)
    {
        await OpenAsync(link);
        return await SendAsync(Code(), more);
    }

    /// <summary>Follows an invitation, and puts the key that it shows into the app.</summary>
    public async Task OpenAsync(Uri link)
    {
        await Browser.GetAsync(link.AbsolutePath);
        key = Decode(Browser.Page.Document.QuerySelector("p.key")!.TextContent);
    }

    /// <summary>Sends the form of an invitation; <paramref name="more"/> goes before what is usual.</summary>
    public async Task<Page> SendAsync(string code, params (string Name, string Value)[] more)
    {
        (string Name, string Value)[] usual = [("name", name), ("email", Email), ("password", Password), ("code", code)];
        var page = await Browser.SubmitAsync(null, [.. usual.Where(field => more.All(other => other.Name != field.Name)), .. more]);
        RecoveryCodes = [.. page.Document.QuerySelectorAll(".codes li").Select(shown => shown.TextContent.Trim())];
        return page;
    }

    /// <summary>Signs in on the page that the browser is at.</summary>
    public async Task<Page> SignInAsync(string? code = null)
    {
        await Browser.SubmitAsync(null, ("email", Email), ("password", Password));
        await Browser.FollowAsync();
        return await Browser.SubmitAsync(null, ("code", code ?? Code()));
    }

    private static byte[] Decode(string text)
    {
        var bits = string.Concat(text.Where(char.IsLetterOrDigit).Select(letter => Convert.ToString(Base32.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(part => Convert.ToByte(bits.Substring(part * 8, 8), 2))];
    }
}
