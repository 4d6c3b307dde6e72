using Medborgarlofte.FollowUp;
using Medborgarlofte.FollowUp.Webhooks;
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
        app.MapServiceDefaults();
        return app;
    },
    async app => args is [WebhookSetBack.Command] ? await WebhookSetBack.RunAsync(app.Services) : await ServiceCommands.RunAsync(app.Services, args));
