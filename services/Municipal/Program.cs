using Medborgarlofte.Journal;
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
        app.MapJournal();
        app.MapServiceDefaults();
        return app;
    },
    app => JournalCommands.RunAsync(app.Services, args));
