using Medborgarlofte.Municipal;
using Medborgarlofte.ServiceDefaults;
using Medborgarlofte.ServiceDefaults.Messaging;
using Medborgarlofte.ServiceDefaults.Starting;

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
    app => ServiceCommands.RunAsync(app.Services, args));
