using Microsoft.AspNetCore.Identity;

namespace Medborgarlofte.Issuer.People;

/// <summary>Somebody who signs in. Names and addresses stand here and nowhere else.</summary>
internal sealed class Person : IdentityUser<string>
{
    public Person() => Id = Guid.NewGuid().ToString("n");

    /// <summary>As colleagues know the person.</summary>
    [PersonalData]
    public string Name { get; set; } = "";

    /// <summary>The key that the authenticator app shares, encrypted.</summary>
    public string AuthenticatorKey { get; set; } = "";

    /// <summary>The time step of the last code that was taken: none is taken twice.</summary>
    public long LastCodeStep { get; set; }
}

/// <summary>A code for the day when the telephone is lost. Only its hash is kept, and it goes when it is used.</summary>
internal sealed class RecoveryCode
{
    public int Id { get; init; }
    public required string PersonId { get; init; }
    public required string Hash { get; init; }
}
