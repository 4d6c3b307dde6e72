using System.Net;
using Medborgarlofte.Issuer.Data;
using Microsoft.AspNetCore.Identity;

namespace Medborgarlofte.Issuer.People;

/// <summary>What came of an attempt.</summary>
/// <param name="Person">Who it is; null when the attempt failed.</param>
/// <param name="Wait">How long to wait before another attempt is looked at; zero when it was looked at.</param>
internal sealed record Attempt(Person? Person, TimeSpan Wait);

/// <summary>Checks passwords and codes.</summary>
internal sealed class SignIn(
    UserManager<Person> people, IPasswordHasher<Person> hasher, IssuerDbContext context, AuthenticatorKeys keys, SignInDelay delay, TimeProvider time, ILogger<SignIn> logger)
{
    // Whoever asks for a name that nobody has waits as long as for a wrong password.
    private static string? nobodysHash;

    /// <summary>The first step.</summary>
    public async Task<Attempt> PasswordAsync(string email, string password, IPAddress? address, CancellationToken cancellationToken)
    {
        var (nameKey, addressKey) = (SignInDelay.NameKey(email, address), SignInDelay.AddressKey(address));

        // The address first: one that waits stores nothing of the names that it goes on to try.
        var wait = await delay.BeginAsync(addressKey, SignInDelay.FreeForAddress, cancellationToken);
        if (wait > TimeSpan.Zero)
        {
            return new Attempt(null, wait);
        }

        wait = await delay.BeginAsync(nameKey, SignInDelay.FreeForName, cancellationToken);
        if (wait > TimeSpan.Zero)
        {
            await delay.UndoAsync(addressKey, cancellationToken);
            return new Attempt(null, wait);
        }

        var person = await people.FindByEmailAsync(email.Trim());
        nobodysHash ??= hasher.HashPassword(new Person(), Guid.NewGuid().ToString());
        var result = hasher.VerifyHashedPassword(person ?? new Person(), person?.PasswordHash ?? nobodysHash, password);
        if (person is null || result == PasswordVerificationResult.Failed)
        {
            logger.SignInFailed("password");
            return new Attempt(null, TimeSpan.Zero);
        }

        await delay.ForgetAsync(nameKey, cancellationToken);
        await delay.HalveAsync(addressKey, cancellationToken);
        return new Attempt(person, TimeSpan.Zero);
    }

    /// <summary>The second step: a code of the app, or one of the recovery codes.</summary>
    public async Task<Attempt> CodeAsync(string personId, string code, CancellationToken cancellationToken)
    {
        var wait = await delay.BeginAsync(SignInDelay.CodeKey(personId), SignInDelay.FreeForCode, cancellationToken);
        if (wait > TimeSpan.Zero)
        {
            return new Attempt(null, wait);
        }

        var person = await people.FindByIdAsync(personId);
        var method = person is null ? null : await UseAsync(person, code, cancellationToken);
        if (method is null)
        {
            logger.SignInFailed("code");
            return new Attempt(null, TimeSpan.Zero);
        }

        await delay.ForgetAsync(SignInDelay.CodeKey(personId), cancellationToken);
        logger.SignedIn(method);
        return new Attempt(person, TimeSpan.Zero);
    }

    private async Task<string?> UseAsync(Person person, string code, CancellationToken cancellationToken)
    {
        if (keys.Verify(person.AuthenticatorKey, code, person.LastCodeStep, time.GetUtcNow()) is { } step)
        {
            // Of two that send the same code at once, the row's stamp lets one through.
            person.LastCodeStep = step;
            return (await people.UpdateAsync(person)).Succeeded ? "password and code" : null;
        }

        return await RecoveryCodes.UseAsync(context, person.Id, code, cancellationToken) ? "password and recovery code" : null;
    }
}
