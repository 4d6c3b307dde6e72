using Medborgarlofte.Issuer.Data;
using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Medborgarlofte.Issuer.People;

/// <summary>ASP.NET Core Identity as far as it is used: its stores, its hashes and its passkeys. Sessions and second steps are <see cref="Session"/>'s.</summary>
internal static class PeopleRegistration
{
    /// <summary>The shortest password; nothing else is asked of it.</summary>
    public const int ShortestPassword = 12;

    public static void AddPeople(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddIdentityCore<Person>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            identity.Password.RequiredLength = ShortestPassword;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
        }).AddEntityFrameworkStores<IssuerDbContext>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        services.AddOptions<IdentityPasskeyOptions>().Configure<IssuerAddress>((passkey, address) =>
        {
            passkey.ServerDomain = address.Value.Host;
            passkey.UserVerificationRequirement = "required";
            passkey.ResidentKeyRequirement = "required";
            passkey.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && context.Origin == address.Value.GetLeftPart(UriPartial.Authority));
        });
        services.AddScoped<IPasskeyHandler<Person>, PasskeyHandler<Person>>();
        services.AddSingleton<SignInDelay>();
        services.AddSingleton<AuthenticatorKeys>();
        services.AddSingleton<FirstLink>();
        services.AddScoped<SignIn>();
        services.AddScoped<Invitations>();
        services.AddScoped<Pages.InvitationAcceptance>();
        services.AddScoped<Members>();
        services.AddAuthentication().AddCookie(Session.Scheme).AddCookie(Session.SecondStepScheme);
        services.AddOptions<CookieAuthenticationOptions>(Session.Scheme).Configure<IssuerAddress, TimeProvider>(Session.Configure);
        services.AddOptions<CookieAuthenticationOptions>(Session.SecondStepScheme).Configure<IssuerAddress, TimeProvider>(Session.ConfigureSecondStep);
        services.AddAuthorization();
    }
}
