using Medborgarlofte.Journal;
using Medborgarlofte.Reporting;
using Medborgarlofte.Reporting.Commands;
using Medborgarlofte.ServiceDefaults;
using Medborgarlofte.ServiceDefaults.Messaging;
using Medborgarlofte.ServiceDefaults.Starting;

return await ServiceProgram.RunAsync(
    args,
    () =>
    {
        var builder = WebApplication.CreateBuilder(ServiceDefaultsExtensions.Options(args));
        builder.AddServiceDefaults("reporting");
        builder.AddBus(bus => bus.AddJournalConsumer());
        builder.AddReporting();

        var app = builder.Build();
        app.MapReporting();
        app.MapCheckpoints();
        app.MapServiceDefaults();
        return app;
    },
    app => Command.RunAsync(app.Services, args));
