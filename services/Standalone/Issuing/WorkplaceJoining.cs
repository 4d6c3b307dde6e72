using Medborgarlofte.Issuer.Clients;

namespace Medborgarlofte.Standalone.Issuing;

/// <summary>Has people sign in to the workplace at the Issuer of the same process, where no other issuer is configured.</summary>
internal static class WorkplaceJoining
{
    /// <summary>Stands before the gateway, which reads these settings when it is added.</summary>
    public static void JoinWorkplace(this WebApplicationBuilder builder, Command command)
    {
        var configuration = builder.Configuration;
        var address = IssuerRegistration.Find(configuration, StandaloneHost.FirstUrl(command));

        // A port that the system chooses is not known yet.
        if (command.Name != Command.Run || address.Port == 0 || configuration["Access:Authority"] is { Length: > 0 } || configuration["Workplace:Authority"] is { Length: > 0 })
        {
            return;
        }

        var secret = WorkplaceSecret.Ensure(configuration["Issuer:Workplace:SecretFile"]!);
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Workplace:Authority"] = address.ToString(),
            ["Workplace:ClientSecret"] = File.ReadAllText(secret).Trim(),
            ["Workplace:RequireHttpsMetadata"] = address.Scheme == Uri.UriSchemeHttps ? "true" : "false",
        });
    }
}
