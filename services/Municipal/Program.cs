using Medborgarlofte.Municipal;
using Medborgarlofte.ServiceDefaults;
using Medborgarlofte.ServiceDefaults.Messaging;
using Medborgarlofte.ServiceDefaults.Starting;
using Medborgarlofte.ServiceDefaults.Verification;

return await ServiceProgram.RunAsync(
    args,
    () =>
    {
        var builder = WebApplication.CreateBuilder(ServiceDefaultsExtensions.Options(args));
        builder.AddServiceDefaults("municipal");
        builder.AddBus();
        builder.AddMunicipal();

        var app = builder.Build();
        app.MapMunicipal();
        app.MapServiceDefaults();
        return app;
    },
    app => ServiceVerification.RunCommandAsync(app.Services, args));
