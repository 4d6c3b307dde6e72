using System.Security.Cryptography;
using System.Text;
using Medborgarlofte.Issuer.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Issuer.People;

/// <summary>Ten codes, each taken once, in the place of the authenticator app.</summary>
internal static class RecoveryCodes
{
    private const int Number = 10;
    private const int Length = 12;
    private const string Symbols = "23456789abcdefghjkmnpqrstuvwxyz";

    /// <summary>New codes of a person who has none; not saved yet.</summary>
    public static List<string> Make(IssuerDbContext context, string personId)
    {
        var codes = Enumerable.Range(0, Number).Select(_ => RandomNumberGenerator.GetString(Symbols, Length)).ToList();
        context.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { PersonId = personId, Hash = Hash(code) }));
        return [.. codes.Select(code => $"{code[..4]}-{code[4..8]}-{code[8..]}")];
    }

    /// <summary>True for a code that was there; it is gone then.</summary>
    public static async Task<bool> UseAsync(IssuerDbContext context, string personId, string code, CancellationToken cancellationToken)
    {
        var hash = Hash(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant());
        return await context.RecoveryCodes.Where(known => known.PersonId == personId && known.Hash == hash).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
