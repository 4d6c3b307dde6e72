using Medborgarlofte.Issuer;
using Medborgarlofte.Issuer.People;
using Medborgarlofte.ServiceDefaults;
using Medborgarlofte.ServiceDefaults.Starting;

return await ServiceProgram.RunAsync(
    args,
    () =>
    {
        var builder = WebApplication.CreateBuilder(ServiceDefaultsExtensions.Options(args));
        builder.AddServiceDefaults("issuer");
        builder.AddIssuer();
        builder.Services.AddHostedService<FirstLinkNotice>();

        var app = builder.Build();
        app.MapIssuer();
        app.MapServiceDefaults();
        return app;
    },
    app => IssuerCommands.RunAsync(app.Services, args));
