using Medborgarlofte.FollowUp;
using Medborgarlofte.Journal;
using Medborgarlofte.ServiceDefaults;
using Medborgarlofte.ServiceDefaults.Messaging;
using Medborgarlofte.ServiceDefaults.Starting;

return await ServiceProgram.RunAsync(
    args,
    () =>
    {
        var builder = WebApplication.CreateBuilder(ServiceDefaultsExtensions.Options(args));
        builder.AddServiceDefaults("followup");
        builder.AddBus();
        builder.AddFollowUp();

        var app = builder.Build();
        app.MapFollowUp();
        app.MapJournal();
        app.MapServiceDefaults();
        return app;
    },
    app => JournalCommands.RunAsync(app.Services, args));
