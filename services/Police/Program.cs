using Medborgarlofte.Journal;
using Medborgarlofte.Police;
using Medborgarlofte.ServiceDefaults;
using Medborgarlofte.ServiceDefaults.Messaging;
using Medborgarlofte.ServiceDefaults.Starting;

return await ServiceProgram.RunAsync(
    args,
    () =>
    {
        var builder = WebApplication.CreateBuilder(ServiceDefaultsExtensions.Options(args));
        builder.AddServiceDefaults("police");
        builder.AddBus();
        builder.AddPolice();

        var app = builder.Build();
        app.MapPolice();
        app.MapJournal();
        app.MapServiceDefaults();
        return app;
    },
    app => JournalCommands.RunAsync(app.Services, args));
